//! A movement on the page: words first, then pictures with their tables, then how good the recording is.

use super::tasks::TasksView;
use crate::figure::{self, Figure, strongest_peaks};
use crate::words;
use nullpoint_motion::measure::{Axis, FalseAlarms, Movement, Window};

/// Rows of the table of stretches; the rest is counted. Our choice: half an hour fits, and the page stays small.
const MOST_WINDOWS: usize = 450;
/// Rows of the table of single movements; the rest is counted. Our choice, for the page to stay small.
const MOST_EVENTS: usize = 300;
/// Gaps listed one by one. Our choice.
const MOST_GAPS: usize = 12;
/// Peaks in the spectrum's table. Our choice.
const PEAKS: usize = 5;

/// The section of one movement.
pub(super) struct MovementView {
    /// Start of the section's ids.
    pub(super) id: String,
    pub(super) heading: String,
    pub(super) name: Option<String>,
    /// The figures that matter most: name, figure, and what belongs to it.
    pub(super) figures: Vec<KeyFigure>,
    pub(super) sentences: Vec<String>,
    pub(super) cautions: Vec<String>,
    pub(super) tasks: TasksView,
    pub(super) course: Option<Figure>,
    pub(super) close_up: Option<Figure>,
    pub(super) spectrum: Option<Figure>,
    pub(super) windows: Vec<WindowRow>,
    pub(super) more_windows: usize,
    /// Single movements, each as cells.
    pub(super) events: Vec<[String; 6]>,
    pub(super) more_events: u64,
    pub(super) density_unit: &'static str,
    pub(super) peaks: Vec<PeakRow>,
    /// Name and value, how good the recording is.
    pub(super) quality: Vec<(&'static str, String)>,
    pub(super) false_alarms: String,
}

/// A figure that is read first.
pub(super) struct KeyFigure {
    pub(super) name: &'static str,
    pub(super) figure: String,
    pub(super) under: String,
}

/// A stretch in the table.
pub(super) struct WindowRow {
    pub(super) start: String,
    pub(super) duration: String,
    pub(super) rhythm: &'static str,
    pub(super) frequency: String,
    pub(super) amplitude: String,
}

/// A peak in the table.
pub(super) struct PeakRow {
    pub(super) frequency: String,
    pub(super) density: String,
    pub(super) level: String,
    pub(super) times: String,
}

impl MovementView {
    /// `only`: the page holds no other recording, so that its heading needs no number.
    pub(super) fn new(movement: &Movement, place: usize, only: bool, name: Option<&str>) -> Self {
        let id = format!("movement-{place}");
        let unit = movement.signal.amplitude_unit();
        let peaks = strongest_peaks(&movement.spectrum, PEAKS)
            .into_iter()
            .map(|peak| PeakRow {
                frequency: format!("{:.2}", peak.frequency_hz),
                density: words::significant(peak.density),
                level: words::significant(peak.level),
                times: words::significant(peak.times_level()),
            })
            .collect();
        Self {
            heading: if only { "The movement that was measured".into() } else { format!("Recording {place}") },
            name: name.map(str::to_owned),
            figures: key_figures(movement),
            sentences: words::movement(movement),
            cautions: movement.cautions.iter().map(|caution| caution.text.clone()).collect(),
            tasks: TasksView::new(movement, &id),
            course: figure::course(movement, &format!("{id}-course")),
            close_up: figure::close_up(movement, &format!("{id}-close-up")),
            spectrum: figure::spectrum(movement, &format!("{id}-spectrum")),
            windows: movement.windows.iter().take(MOST_WINDOWS).map(|window| window_row(window, unit)).collect(),
            more_windows: movement.windows.len().saturating_sub(MOST_WINDOWS),
            events: movement.events.list.iter().take(MOST_EVENTS).map(words::event_cells).collect(),
            more_events: movement.events.count.saturating_sub(MOST_EVENTS as u64),
            density_unit: movement.spectrum.unit,
            peaks,
            quality: quality(movement),
            false_alarms: false_alarms(&movement.false_alarms),
            id,
        }
    }
}

/// What is read first, or nothing where no rhythm was found: the sentence says so.
fn key_figures(movement: &Movement) -> Vec<KeyFigure> {
    let Some(rhythm) = &movement.rhythm else { return Vec::new() };
    let (found, measured) = movement.rhythm_of_measured();
    let (amplitude, unit) = rhythm.amplitude();
    let [low, high] = rhythm.frequency_interval_hz;
    let sizes = rhythm.amplitude_interval_deg.or(rhythm.amplitude_interval_g);
    let figure = |name, figure, under| KeyFigure { name, figure, under };
    let mut figures = vec![
        figure(
            "How fast",
            format!("{:.2}\u{a0}Hz", rhythm.frequency_hz),
            format!("95 % interval {low:.2} to {high:.2} Hz"),
        ),
        figure(
            "How far",
            format!("{}\u{a0}{unit}", words::significant(amplitude)),
            sizes.map_or_else(String::new, |[low, high]| {
                format!("95 % interval {} to {} {unit}", words::significant(low), words::significant(high))
            }),
        ),
    ];
    if rhythm.axis != Axis::NotToldApart {
        let straight = format!("{} of its strength along one line", words::percent(rhythm.axis_share));
        figures.push(figure("Which way", rhythm.axis.to_string(), straight));
    }
    let stretches = format!("{found} of {measured} stretches");
    figures.push(figure("How much of the time", words::percent(rhythm.share_of_time), stretches));
    figures
}

fn window_row(window: &Window, unit: &str) -> WindowRow {
    let or_dash = |text: Option<String>| text.unwrap_or_else(|| "–".into());
    WindowRow {
        start: format!("{:.1} s", window.start_s),
        duration: format!("{:.1} s", window.duration_s),
        rhythm: match (window.measured, window.rhythm) {
            (false, _) if window.on_purpose => "on purpose, not counted",
            (false, _) => "not enough data",
            (true, true) => "yes",
            (true, false) if window.with_step => "no, it beats with the step",
            (true, false) => "no",
        },
        frequency: or_dash(window.frequency_hz.map(|hertz| format!("{hertz:.2} Hz"))),
        amplitude: or_dash(
            window.amplitude_deg.or(window.amplitude_g).map(|size| format!("{} {unit}", words::significant(size))),
        ),
    }
}

fn quality(movement: &Movement) -> Vec<(&'static str, String)> {
    let quality = &movement.quality;
    let gaps = if quality.gaps.is_empty() {
        "none".to_owned()
    } else {
        let listed = quality
            .gaps
            .iter()
            .take(MOST_GAPS)
            .map(|gap| format!("{:.2} s long, from {:.1} s", gap.duration_s, gap.start_s));
        let mut listed = listed.collect::<Vec<_>>().join("; ");
        if quality.gaps.len() > MOST_GAPS {
            listed.push_str(&format!("; and {} more", quality.gaps.len() - MOST_GAPS));
        }
        format!("{} of the time: {listed}", words::percent(quality.gap_share))
    };
    vec![
        ("Sensor", words::placement(movement.placement).to_owned()),
        ("Format", movement.format.clone()),
        ("Length", format!("{:.2} s, {} samples", quality.duration_s, quality.samples)),
        ("True sample rate", format!("{:.2} samples a second", quality.sample_rate_hz)),
        ("Unevenness of the samples", format!("{:.2} ms", quality.jitter_ms)),
        ("Gaps", gaps),
        ("At the end of the sensor's range", words::percent(quality.clipped_share)),
        ("Samples with a missing value", words::percent(quality.missing_share)),
    ]
}

fn false_alarms(alarms: &FalseAlarms) -> String {
    let [still, still_of] = alarms.on_still_heads;
    let [walking, walking_of] = alarms.on_walking_heads;
    format!(
        "How often the test finds a rhythm where there is none: in {} of stretches of noise (by simulation); in {still} \
         of {still_of} stretches of still heads and in {walking} of {walking_of} of walking ones, in real recordings \
         without tremor.",
        words::percent(alarms.in_noise_per_window)
    )
}
