//! Uploads: recordings stream to a private folder on disk, are measured one after another, and are deleted.
//!
//! In: the files of one form. Out: a movement for each recording, or why there is none.
//! Limits: a recording in a format that cannot be measured as it is read takes several times its own size in memory; a
//! long one is refused.

use crate::app::App;
use crate::kept::{Kept, Visit};
use crate::problem::Problem;
use crate::progress::{Counted, Progress};
use axum::extract::Multipart;
use axum::extract::multipart::Field;
use axum::http::StatusCode;
use nullpoint_motion::Placement;
use nullpoint_motion::measure::{MeasureError, Movement, StreamError, measure, measure_stream};
use nullpoint_motion::read::{ReadError, ReadOptions, SourceFile, read, stream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tempfile::TempDir;
use tokio::io::AsyncWriteExt;

/// Most bytes of all files of a form together. Our choice: an hour of nine axes at 200 samples a second as CSV.
pub(crate) const MOST_BYTES: usize = 256 * 1024 * 1024;
/// Most files of a form. Our choice.
const MOST_FILES: usize = 16;
/// Files larger than this, in bytes, are measured as they are read. Our choice: below it a whole file fits well, even one
/// that was packed to a tenth.
const LONG_FILE: u64 = 2 << 20;
/// Largest file, in bytes, of a format that has to be read whole. Our choice: 20 minutes of 30 columns at 100 Hz.
const MOST_WHOLE: u64 = 64 << 20;
/// Longest that one file may be measured. Our choice: the largest upload takes less than a minute; a small file that
/// unpacks without end takes all of it and no more.
const LONGEST_MEASURED: Duration = Duration::from_secs(10 * 60);
/// Longest an upload may take. Our choice: the largest one over a slow disk.
const LONGEST: Duration = Duration::from_secs(10 * 60);

/// Recordings of one form.
pub(crate) struct Measured {
    /// In the order of their names; none while they wait or are being measured.
    pub(crate) done: Option<Vec<Outcome>>,
    /// How far it is.
    pub(crate) progress: Arc<Progress>,
    /// The interview they were given to.
    pub(crate) visit: Option<String>,
}

/// What nobody can look at any more (erased, expired, the server stops) need not be measured to its end.
impl Drop for Measured {
    fn drop(&mut self) {
        self.progress.stop();
    }
}

/// What became of one recording.
pub(crate) struct Outcome {
    /// The file's name, as it came.
    pub(crate) name: String,
    /// Its movement, or why there is none and what to try.
    pub(crate) movement: Result<Arc<Movement>, (String, String)>,
}

/// Files on disk, deleted when this is dropped.
struct Files {
    folder: TempDir,
    files: Vec<(String, PathBuf)>,
    placement: Option<Placement>,
}

/// Takes the files of a form and starts to measure them, for an interview where one is named. Gives the id under which
/// the result will stand.
pub(crate) async fn take(app: &Arc<App>, form: Multipart, visit: Option<String>) -> Result<String, Problem> {
    let files = within(LONGEST, receive(&app.settings.uploads, form, MOST_BYTES)).await?;
    if files.files.is_empty() {
        return Err(Problem::new(
            StatusCode::BAD_REQUEST,
            "no file was chosen",
            "choose a recording, then press Measure",
        ));
    }
    let now = app.settings.now;
    let progress = Arc::new(Progress::default());
    let working = Kept::Recordings(Measured { done: None, progress: Arc::clone(&progress), visit: visit.clone() });
    let id = app.shelf.keep(working, now()).map_err(Problem::no_randomness)?;
    let (app, kept_under) = (Arc::clone(app), id.clone());
    tokio::spawn(async move {
        let turn = Arc::clone(&app.measuring).acquire_owned().await;
        let outcomes = tokio::task::spawn_blocking(move || measure_all(&files, &progress, now)).await;
        drop(turn);
        // A fault of ours stops this recording and nothing else.
        let outcomes =
            outcomes.unwrap_or_else(|_| vec![Outcome { name: "the recording".into(), movement: Err(fault()) }]);
        // Erased meanwhile: nothing is put back.
        if app.shelf.get(&kept_under, now()).is_none() {
            return;
        }
        if let Some(Kept::Visit(visit)) = visit.as_deref().and_then(|id| app.shelf.get(id, now())).as_deref() {
            give(&mut Visit::open(visit), &outcomes);
        }
        let done = Measured { done: Some(outcomes), progress: Arc::default(), visit };
        app.shelf.put(&kept_under, Kept::Recordings(done), now());
    });
    Ok(id)
}

/// Gives what was measured to an interview.
fn give(visit: &mut Visit, outcomes: &[Outcome]) {
    visit.assessed = None;
    for outcome in outcomes {
        match &outcome.movement {
            Ok(movement) => {
                visit.interview.add_movements(vec![(**movement).clone()]);
                visit.recordings.push(outcome.name.clone());
            }
            Err((message, hint)) => {
                visit.not_used.push(format!("{} was not used: {message}. What to try: {hint}.", outcome.name));
            }
        }
    }
}

fn fault() -> (String, String) {
    ("measuring stopped at a fault of Nullpoint".into(), "report this as a fault of Nullpoint".into())
}

/// What is received in time.
async fn within<T>(longest: Duration, received: impl Future<Output = Result<T, Problem>>) -> Result<T, Problem> {
    let late = |_| {
        Problem::new(StatusCode::REQUEST_TIMEOUT, "the upload took more than ten minutes", "send a smaller recording")
    };
    tokio::time::timeout(longest, received).await.map_err(late)?
}

async fn receive(uploads: &Path, mut form: Multipart, most_bytes: usize) -> Result<Files, Problem> {
    let folder = tempfile::Builder::new().prefix("recording-").tempdir_in(uploads).map_err(disk)?;
    let mut files = Files { folder, files: Vec::new(), placement: None };
    let mut left = most_bytes;
    while let Some(field) = form.next_field().await.map_err(|_| broken())? {
        match field.name() {
            Some("recording") if files.files.len() < MOST_FILES => {
                let Some(name) = plain_name(field.file_name().unwrap_or_default()) else { continue };
                let path = files.folder.path().join(format!("{}", files.files.len()));
                save(field, &path, &mut left).await.map_err(|error| error.unwrap_or_else(|| too_large(most_bytes)))?;
                files.files.push((name, path));
            }
            Some("placement") => {
                let words = field.text().await.map_err(|_| broken())?;
                files.placement = words.parse().ok().filter(|placement| *placement != Placement::Unknown);
            }
            _ => {}
        }
    }
    files.files.sort();
    Ok(files)
}

/// The last part of a name; none where nothing is left of it (no file was chosen).
fn plain_name(name: &str) -> Option<String> {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default().trim();
    (!last.is_empty() && last != "." && last != "..").then(|| last.chars().take(120).collect())
}

/// Lays a file on disk, as long as there are bytes left for it; an error without a problem says that there are none.
async fn save(mut field: Field<'_>, path: &Path, left: &mut usize) -> Result<(), Option<Problem>> {
    let mut file = tokio::fs::File::create(path).await.map_err(disk)?;
    while let Some(piece) = field.chunk().await.map_err(|_| broken())? {
        *left = left.checked_sub(piece.len()).ok_or(None)?;
        file.write_all(&piece).await.map_err(disk)?;
    }
    file.flush().await.map_err(|error| Some(disk(error)))
}

fn too_large(most_bytes: usize) -> Problem {
    Problem::new(
        StatusCode::PAYLOAD_TOO_LARGE,
        format!("the files are larger than {} MB together", most_bytes / 1024 / 1024),
        "send a shorter recording; two minutes are enough",
    )
}

fn broken() -> Problem {
    Problem::new(
        StatusCode::BAD_REQUEST,
        "the upload broke off or is too large",
        "send it again; two minutes are enough",
    )
}

fn disk(_: std::io::Error) -> Problem {
    let hint = "is the disk full? Nullpoint needs room for the recording while it is measured";
    Problem::new(StatusCode::INSUFFICIENT_STORAGE, "the recording could not be laid on disk", hint)
}

/// Measures each recording. Files that only hold samples for another one (`.bin`) are read with that one.
fn measure_all(files: &Files, progress: &Arc<Progress>, now: fn() -> Instant) -> Vec<Outcome> {
    let size = |path: &Path| std::fs::metadata(path).map_or(0, |file| file.len());
    let recordings: Vec<_> = files.files.iter().filter(|(name, _)| !name.ends_with(".bin")).collect();
    progress.expect(recordings.iter().map(|(_, path)| size(path)).sum());
    recordings
        .into_iter()
        .take_while(|_| !progress.is_stopped())
        .map(|(name, path)| Outcome {
            name: name.clone(),
            movement: measure_one(name, path, files, progress, now).map(Arc::new),
        })
        .collect()
}

fn measure_one(
    name: &str,
    path: &Path,
    files: &Files,
    progress: &Arc<Progress>,
    now: fn() -> Instant,
) -> Result<Movement, (String, String)> {
    let unread = |_| ("the recording could not be read from disk".to_owned(), "send it again".to_owned());
    let options = ReadOptions { placement: files.placement, ..ReadOptions::default() };
    let not_read = |error: ReadError| (error.to_string(), error.hint());
    let not_measured = |error: MeasureError| (error.to_string(), error.hint().to_owned());
    let length = std::fs::metadata(path).map_err(unread)?.len();
    if length > LONG_FILE {
        let from = std::fs::File::open(path).map_err(unread)?;
        let file = Counted { from, progress: Arc::clone(progress), now, until: now() + LONGEST_MEASURED };
        if let Some(mut pieces) = stream(file, name, &options).map_err(not_read)? {
            return measure_stream(&mut pieces).map_err(|error| match error {
                StreamError::Read(error) => not_read(error),
                StreamError::Measure(error) => not_measured(error),
            });
        }
    }
    if length > MOST_WHOLE {
        return Err((
            format!(
                "it has {} MB, and this format has to be read whole, at most {} MB",
                length >> 20,
                MOST_WHOLE >> 20
            ),
            "send a shorter part of it; two minutes are enough".to_owned(),
        ));
    }
    let bytes = std::fs::read(path).map_err(unread)?;
    progress.add(length);
    let sibling = |wanted: &str| match files.files.iter().find(|(name, _)| name == wanted) {
        Some((_, path)) => std::fs::read(path),
        None => Err(std::io::Error::other("it was not sent along")),
    };
    let source = SourceFile { name, bytes: &bytes, siblings: &sibling };
    let recording = read(&source, &options).map_err(not_read)?;
    measure(&recording).map_err(not_measured)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use axum::extract::{FromRequest, Request};

    /// What becomes of one file of this size where so much is allowed.
    async fn received(size: usize, most_bytes: usize) -> Result<(Files, TempDir), Problem> {
        let head = "--x\r\nContent-Disposition: form-data; name=\"recording\"; filename=\"a.csv\"\r\n\r\n";
        let body = [head, &"1".repeat(size), "\r\n--x--\r\n"].concat();
        let request = Request::post("/").header("content-type", "multipart/form-data; boundary=x");
        let form = Multipart::from_request(request.body(Body::from(body)).unwrap(), &()).await.unwrap();
        let uploads = tempfile::tempdir().unwrap();
        receive(uploads.path(), form, most_bytes).await.map(|files| (files, uploads))
    }

    #[tokio::test]
    async fn files_larger_than_allowed_are_refused_and_nothing_of_them_stays() {
        let (files, uploads) = received(5000, 5000).await.unwrap();
        assert_eq!(std::fs::metadata(&files.files[0].1).unwrap().len(), 5000);
        drop(files);
        assert_eq!(std::fs::read_dir(uploads.path()).unwrap().count(), 0);
        let refused = received(5001, 5000).await.err().unwrap();
        assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE);
    }

    #[tokio::test]
    async fn an_upload_that_never_ends_is_ended() {
        let never = std::future::pending::<Result<(), Problem>>();
        let ended = within(Duration::from_millis(5), never).await.unwrap_err();
        assert_eq!(ended.status, StatusCode::REQUEST_TIMEOUT);
    }

    #[test]
    fn what_was_erased_is_not_measured_to_its_end() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("0");
        std::fs::write(&path, "x").unwrap();
        let files = Files { folder, files: vec![("a.csv".into(), path)], placement: None };
        let progress = Arc::new(Progress::default());
        let measured = Measured { done: None, progress: Arc::clone(&progress), visit: None };
        assert_eq!(measure_all(&files, &progress, Instant::now).len(), 1);
        drop(measured);
        assert!(measure_all(&files, &progress, Instant::now).is_empty());
    }

    #[test]
    fn a_large_file_that_has_to_be_read_whole_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("0");
        // A zip by its first bytes, and nothing on disk for the rest.
        std::fs::write(&path, b"PK\x03\x04").unwrap();
        std::fs::OpenOptions::new().write(true).open(&path).unwrap().set_len(MOST_WHOLE + 1).unwrap();
        let files = Files { folder, files: vec![("a.zip".into(), path)], placement: None };
        let outcomes = measure_all(&files, &Arc::default(), Instant::now);
        let (message, _) = outcomes[0].movement.as_ref().unwrap_err();
        assert!(message.contains("has to be read whole"), "{message}");
    }

    #[test]
    fn a_name_keeps_only_its_last_part() {
        assert_eq!(plain_name("../../etc/passwd").as_deref(), Some("passwd"));
        assert_eq!(plain_name("C:\\recordings\\walk.csv").as_deref(), Some("walk.csv"));
        assert_eq!(plain_name(""), None);
        assert_eq!(plain_name("a/.."), None);
    }
}
