//! The data folder: one run of the server at a time, its link for a second start, and room for recordings.
//!
//! Limits: on systems without Unix permissions the folder is as private as the person's home is.

use crate::failure::Failure;
use etcetera::BaseStrategy as _;
use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// A folder that only this person can look into.
pub(super) struct Folder(PathBuf);

impl Folder {
    /// The folder named, or this person's own data folder; made where it is not there.
    pub(super) fn of(named: Option<&Path>) -> Result<Self, Failure> {
        let path = match named {
            Some(path) => path.to_owned(),
            None => etcetera::choose_base_strategy()
                .map_err(|error| {
                    Failure::new(format!("cannot find your data folder: {error}"), "name one with --data")
                })?
                .data_dir()
                .join("nullpoint"),
        };
        make(&path)?;
        Ok(Self(path))
    }

    /// The right to run here; none where another run holds it. The system takes it back when the program ends.
    pub(super) fn lock(&self) -> Result<Option<File>, Failure> {
        let path = self.0.join("server.lock");
        let file = private().open(&path).map_err(|error| cannot("write", &path, &error))?;
        match file.try_lock() {
            Ok(()) => Ok(Some(file)),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(cannot("lock", &path, &error)),
        }
    }

    /// Notes the link of this run, for a second start.
    pub(super) fn note(&self, link: &str) -> Result<(), Failure> {
        let path = self.link_path();
        let written = private().truncate(true).open(&path).and_then(|mut file| file.write_all(link.as_bytes()));
        written.map_err(|error| cannot("write", &path, &error))
    }

    /// The link of the run that holds the lock.
    pub(super) fn link(&self) -> Result<String, Failure> {
        let path = self.link_path();
        fs::read_to_string(&path).map_err(|error| cannot("read", &path, &error))
    }

    /// An empty folder for recordings: what a run that was cut off left there is deleted.
    pub(super) fn uploads(&self) -> Result<PathBuf, Failure> {
        let path = self.0.join("uploads");
        match fs::remove_dir_all(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(cannot("empty", &path, &error)),
            _ => make(&path)?,
        }
        Ok(path)
    }

    /// Takes away what only a run needs.
    pub(super) fn leave(&self) {
        // What cannot be taken away now is at the next start.
        let _ = fs::remove_file(self.link_path());
        let _ = fs::remove_dir_all(self.0.join("uploads"));
    }

    fn link_path(&self) -> PathBuf {
        self.0.join("server.link")
    }
}

/// A folder for this person alone.
fn make(path: &Path) -> Result<(), Failure> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(|error| cannot("make", path, &error))
}

/// A file for this person alone.
fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

fn cannot(what: &str, path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("cannot {what} `{}`: {error}", path.display()), "name another folder with --data FOLDER")
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    /// A new folder, gone with what is returned first.
    fn folder() -> (TempDir, PathBuf, Folder) {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("nullpoint");
        let folder = Folder::of(Some(&path)).unwrap();
        (place, path, folder)
    }

    #[test]
    fn a_second_run_in_the_same_folder_gets_the_link_of_the_first() {
        let (_place, _, folder) = folder();
        let lock = folder.lock().unwrap();
        assert!(lock.is_some());
        folder.note("http://127.0.0.1:1/open").unwrap();
        assert!(folder.lock().unwrap().is_none());
        assert_eq!(folder.link().unwrap(), "http://127.0.0.1:1/open");
        drop(lock);
        assert!(folder.lock().unwrap().is_some());
    }

    #[test]
    fn nothing_of_a_run_is_left_behind() {
        let (_place, path, folder) = folder();
        folder.note("link").unwrap();
        fs::write(folder.uploads().unwrap().join("recording.csv"), "x").unwrap();
        assert_eq!(fs::read_dir(folder.uploads().unwrap()).unwrap().count(), 0, "a cut-off run leaves nothing");
        folder.leave();
        assert!(!path.join("server.link").exists() && !path.join("uploads").exists());
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_can_look_into_it() {
        use std::os::unix::fs::PermissionsExt as _;
        let (_place, path, folder) = folder();
        folder.note("link").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&path), mode(&path.join("server.link"))), (0o700, 0o600));
    }
}
