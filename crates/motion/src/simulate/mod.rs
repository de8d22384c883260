//! Simulate: recordings of made movements with known truth, for demonstration and tests.
//!
//! ```text
//! Simulation ─▶ course (angles, 1000 a second) ─▶ sensor ─▶ Recording and its CSV
//!                      └────────────────────────▶ truth (what was put in)
//! ```
//!
//! In: a kind of movement, a seed and a sensor. Out: a recording as a phone on the forehead would give it, and what was put
//! in. A seed makes the same on every machine. Figures and where they come from stand in `published.rs`.
//! Limits: made movement is simpler than any person's. That a measure finds it shows that the measure works as meant, and
//! nothing about how well it does on people. Every file says that it is simulated.

mod background;
mod chance;
mod course;
mod csv;
mod flow;
mod gestures;
mod jolts;
mod kind;
mod on_purpose;
mod postures;
mod published;
mod sensor;
mod tremor;
mod truth;

pub use chance::Chance;
pub use kind::Kind;
pub use on_purpose::OnPurpose;
pub use sensor::Sensor;
pub use truth::{Event, Parameter, TaskTruth, Truth};

use crate::recording::{Mount, Placement, Recording};
use crate::tasks::Task;
use course::Course;

/// The longest simulation, in s. Ours: an hour, which takes some hundreds of megabytes while it is made.
pub const LONGEST_S: f64 = 3600.0;

/// Noise of each head angle from a camera, in degrees. Ours, of the size of what face models give on still faces.
const CAMERA_NOISE_DEG: f64 = 0.35;

/// What is to be made. What is `None` is drawn from what is published, by the seed.
#[derive(Clone, Debug, PartialEq)]
pub struct Simulation {
    /// The kind of movement.
    pub movement: Kind,
    /// Draws the person; the same seed gives the same recording.
    pub seed: u64,
    /// Length in s.
    pub duration_s: f64,
    /// Frequency of a tremor in Hz.
    pub frequency_hz: Option<f64>,
    /// Size of the movement in degrees; for a tremor half of peak-to-peak.
    pub amplitude_deg: Option<f64>,
    /// How much a tremor's cycles differ, standard deviation as a share.
    pub jitter: Option<f64>,
    /// How much a tremor's size swings, standard deviation as a share.
    pub swell: Option<f64>,
    /// Yaw in degrees at which the movement nearly stops; without, it is as large everywhere.
    pub null_point_deg: Option<f64>,
    /// What the person does with the head on purpose all the while.
    pub on_purpose: Option<OnPurpose>,
    /// What the person does meanwhile.
    pub tasks: Vec<Task>,
    /// The sensor.
    pub sensor: Sensor,
    /// A camera instead: head angles.
    pub camera: bool,
}

impl Simulation {
    /// A simulation of a movement, as a phone records it, with all else drawn by the seed.
    #[must_use]
    pub const fn new(movement: Kind, seed: u64, duration_s: f64) -> Self {
        Self {
            movement,
            seed,
            duration_s,
            frequency_hz: None,
            amplitude_deg: None,
            jitter: None,
            swell: None,
            null_point_deg: None,
            on_purpose: None,
            tasks: Vec::new(),
            sensor: Sensor::PHONE,
            camera: false,
        }
    }
}

/// Why nothing can be simulated.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum SimulateError {
    /// A number outside what can be made.
    #[error("{name} is {found}, expected {low} to {high}")]
    Outside {
        /// Which number.
        name: &'static str,
        /// What was given.
        found: f64,
        /// The least.
        low: f64,
        /// The most.
        high: f64,
    },
}

impl SimulateError {
    /// What to try.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::Outside { .. } => "give a number within these",
        }
    }
}

/// A simulated recording.
#[derive(Clone, Debug, PartialEq)]
pub struct Simulated {
    /// The recording, as a reader would give it.
    pub recording: Recording,
    /// What was put in.
    pub truth: Truth,
}

/// Makes a recording.
///
/// ```
/// use nullpoint_motion::simulate::{Kind, Simulation, simulate};
/// let made = simulate(&Simulation { amplitude_deg: Some(2.0), ..Simulation::new(Kind::SteadyTremor, 7, 30.0) })?;
/// let rhythm = nullpoint_motion::measure(&made.recording).unwrap().rhythm.expect("it shakes");
/// let put_in = made.truth.parameter("frequency_hz").unwrap();
/// assert!((rhythm.frequency_hz / put_in - 1.0).abs() < 0.05);
/// # Ok::<(), nullpoint_motion::simulate::SimulateError>(())
/// ```
///
/// # Errors
/// When a number lies outside what can be made.
pub fn simulate(wanted: &Simulation) -> Result<Simulated, SimulateError> {
    check(wanted)?;
    let mut chance = Chance::new(wanted.seed);
    // Each part has its own stream, so that a longer recording or another sensor leaves the person the same.
    let [mut person, mut behind, mut noise, mut purpose] = std::array::from_fn(|_| chance.apart());
    let mut course = Course::new(wanted.duration_s);
    let mut events = postures::pose(&mut course, &mut behind, &wanted.tasks);
    let sizes = postures::sizes(&course, wanted.movement, &wanted.tasks, wanted.null_point_deg);
    background::add(&mut course, &mut behind);
    if let Some(what) = wanted.on_purpose {
        events.extend(on_purpose::add(&mut course, &mut purpose, what));
    }
    let size = |time_s: f64| postures::at(&sizes, time_s);
    let (own, parameters) = match wanted.movement {
        Kind::Stillness => (Vec::new(), Vec::new()),
        Kind::SteadyTremor | Kind::UnsteadyTremor => tremor::add(&mut course, &mut person, wanted, &sizes),
        Kind::Jerks => jolts::jerks(&mut course, &mut person, wanted.amplitude_deg, size),
        Kind::Tics => jolts::tics(&mut course, &mut person, wanted.amplitude_deg, size),
        Kind::IrregularFlow => flow::flow(&mut course, &mut person, wanted.amplitude_deg, size),
        Kind::Gestures => (gestures::gestures(&mut course, &mut person), Vec::new()),
        Kind::Talking => (vec![gestures::talk(&mut course, &mut person, [0.0, wanted.duration_s])], Vec::new()),
        Kind::Chewing => gestures::chew(&mut course, &mut person),
        Kind::Walking => gestures::walk(&mut course, &mut person),
    };
    events.extend(own);
    events.sort_by(|a, b| a.onset_s.total_cmp(&b.onset_s));
    let truth = Truth {
        what: Truth::WHAT,
        movement: wanted.movement,
        seed: wanted.seed,
        duration_s: wanted.duration_s,
        parameters,
        tasks: wanted
            .tasks
            .iter()
            .map(|task| TaskTruth {
                task: task.clone(),
                size_share: postures::at(&sizes, task.start_s.midpoint(task.end_s)),
            })
            .collect(),
        events,
    };
    Ok(Simulated { recording: recording(wanted, &course, &mut noise), truth })
}

/// Refuses what cannot be made.
fn check(wanted: &Simulation) -> Result<(), SimulateError> {
    let sensor = &wanted.sensor;
    let given = [
        ("the length in s", Some(wanted.duration_s), [1.0, LONGEST_S]),
        ("the sample rate in Hz", Some(sensor.rate_hz), [5.0, 400.0]),
        ("the frequency in Hz", wanted.frequency_hz, [0.3, 20.0]),
        ("the amplitude in degrees", wanted.amplitude_deg, [0.001, 60.0]),
        ("the difference of cycles", wanted.jitter, [0.0, 0.3]),
        ("the swing of the size", wanted.swell, [0.0, 1.0]),
        ("the null point in degrees", wanted.null_point_deg, [-60.0, 60.0]),
        ("the noise in °/s/√Hz", Some(sensor.noise_deg_s), [0.0, 10.0]),
        ("the bias in °/s", Some(sensor.bias_deg_s), [0.0, 50.0]),
        ("the range in °/s", Some(sensor.range_deg_s), [10.0, 4000.0]),
        ("the wander of times in ms", Some(sensor.wander_ms), [0.0, 100.0]),
        ("gaps per minute", Some(sensor.gaps_per_minute), [0.0, 60.0]),
    ];
    for (name, found, [low, high]) in given {
        if let Some(found) = found
            && !(low..=high).contains(&found)
        {
            return Err(SimulateError::Outside { name, found, low, high });
        }
    }
    Ok(())
}

/// The recording of a course.
fn recording(wanted: &Simulation, course: &Course, noise: &mut Chance) -> Recording {
    let recorded = sensor::record(course, noise, &wanted.sensor, wanted.duration_s);
    let angles = wanted.camera.then(|| sensor::angles(course, noise, &recorded.steps, CAMERA_NOISE_DEG));
    let known_seat = !wanted.camera && !wanted.sensor.turned;
    Recording {
        placement: Placement::Head,
        mount: known_seat.then_some(Mount { left: [0.0, 1.0, 0.0] }),
        origin: Some(format!(
            "simulated {} for demonstration and tests, not a person; seed {}",
            wanted.movement, wanted.seed
        )),
        acceleration_g: (!wanted.camera).then_some(recorded.acceleration_g),
        angular_velocity_deg_s: (!wanted.camera).then_some(recorded.angular_velocity_deg_s),
        head_angle_deg: angles,
        tasks: wanted.tasks.clone(),
        ..Recording::new("nullpoint", recorded.time_s)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{ReadOptions, SourceFile, no_siblings, read};

    fn made(kind: Kind, seed: u64) -> Simulated {
        simulate(&Simulation::new(kind, seed, 20.0)).unwrap()
    }

    #[test]
    fn a_seed_makes_the_same_again_and_another_seed_another() {
        for kind in Kind::ALL {
            assert_eq!(made(kind, 3), made(kind, 3), "{kind}");
            assert_ne!(made(kind, 3).recording, made(kind, 4).recording, "{kind}");
        }
    }

    #[test]
    fn what_is_written_reads_back_and_says_that_it_is_simulated() {
        for kind in Kind::ALL {
            let wanted = Simulation {
                tasks: vec![Task { name: "rest".to_owned(), start_s: 0.0, end_s: 10.0 }],
                camera: kind == Kind::Talking,
                ..Simulation::new(kind, 5, 20.0)
            };
            let made = simulate(&wanted).unwrap();
            let text = made.to_csv();
            assert!(text.starts_with(&format!("# origin: simulated {kind} for demonstration and tests, not a person")));
            let file = SourceFile { name: "made.csv", bytes: text.as_bytes(), siblings: &no_siblings };
            let back = read(&file, &ReadOptions::default()).unwrap();
            assert_eq!(
                (back.placement, back.mount, &back.tasks),
                (Placement::Head, made.recording.mount, &wanted.tasks)
            );
            assert_eq!(back.time_s.len(), 2000);
            let near = |a: &Option<Vec<crate::Triple>>, b: &Option<Vec<crate::Triple>>| {
                let flat = |v: &Option<Vec<crate::Triple>>| v.iter().flatten().flatten().copied().collect::<Vec<f64>>();
                flat(a).iter().zip(flat(b)).all(|(a, b)| (a - b).abs() < 1e-4)
            };
            assert!(near(&back.angular_velocity_deg_s, &made.recording.angular_velocity_deg_s));
            assert!(near(&back.head_angle_deg, &made.recording.head_angle_deg));
        }
    }

    #[test]
    fn the_first_samples_are_these_on_every_machine() {
        // Digests of the text, so that no machine's own mathematics creeps in.
        let digest = |text: &str| {
            text.bytes()
                .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
        };
        let digests = [Kind::UnsteadyTremor, Kind::Walking].map(|kind| digest(&made(kind, 1).to_csv()));
        assert_eq!(digests, [9_412_943_671_106_321_562, 17_812_445_023_994_702_186]);
    }

    #[test]
    fn a_longer_recording_and_another_sensor_keep_the_person() {
        let long = simulate(&Simulation::new(Kind::UnsteadyTremor, 9, 40.0)).unwrap();
        let noisy = Sensor { noise_deg_s: 0.1, ..Sensor::PHONE };
        let other = simulate(&Simulation { sensor: noisy, ..Simulation::new(Kind::UnsteadyTremor, 9, 20.0) }).unwrap();
        assert_eq!(long.truth.parameters, made(Kind::UnsteadyTremor, 9).truth.parameters);
        assert_eq!(other.truth.parameters, long.truth.parameters);
    }

    #[test]
    fn what_cannot_be_made_is_told_with_its_limits() {
        let error = simulate(&Simulation::new(Kind::Jerks, 1, 0.0)).unwrap_err();
        assert_eq!(error.to_string(), "the length in s is 0, expected 1 to 3600");
        let error =
            simulate(&Simulation { frequency_hz: Some(f64::NAN), ..Simulation::new(Kind::SteadyTremor, 1, 9.0) });
        assert!(error.is_err());
    }
}
