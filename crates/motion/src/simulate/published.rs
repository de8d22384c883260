//! What is published of each movement: the figures that simulations are made from, each with where it comes from.
//!
//! Marks: *read*, an abstract or excerpt was read; *recalled*, from memory, to be checked; *ours*, our own choice, with its
//! reason. A range is of people: each seed draws its own person from it.

/// A range from the lowest to the highest.
pub(crate) type Range = [f64; 2];

/// Size of tremor ratings 1 and 3 in degrees: rotation at rating r is 10^(0.64 r - 1.4), so 0.17° and 3.3°.
/// Elble 2016 <https://doi.org/10.1002/mdc3.12379> (read: abstract; whether peak or peak-to-peak is not said there).
pub(crate) const TREMOR_SIZE_DEG: Range = [0.17, 3.3];

/// Frequency of a steady head tremor in Hz. Ours: tremors of this sort run from 3.5 to 8 Hz in the head (recalled).
pub(crate) const STEADY_HZ: Range = [3.5, 8.0];

/// How much the cycles of a steady tremor differ, standard deviation as a share of a cycle.
///
/// Set so that the tremor stability index (spread between the quartiles of the change of frequency from one cycle to the
/// next) comes out above 1.05 Hz, the value that divides the tremors of hands: di Biase 2017
/// <https://doi.org/10.1093/brain/awx104> (read: excerpt; the filter used before is not known to us). A first model with
/// 0.5 to 3.5 % gave 0.13 Hz, far too even for any person.
pub(crate) const STEADY_JITTER: Range = [0.09, 0.16];

/// How far the size of a steady tremor swings, standard deviation as a share of it. Ours.
pub(crate) const STEADY_SWELL: Range = [0.05, 0.3];

/// Which way a steady tremor goes: shares of no-no, yes-yes and tilt. Ours: no-no is said to be commoner (recalled).
pub(crate) const STEADY_AXES: [f64; 3] = [0.7, 0.3, 0.0];

/// Peak frequency of the heads of 93 people with a pulling neck, mean and standard deviation in Hz, from video:
/// PMID 35101766 (read: excerpt).
pub(crate) const UNSTEADY_HZ: [f64; 2] = [1.95, 0.94];

/// Frequencies drawn from that bell are kept to these, in Hz: below, a tremor is not told from swaying.
pub(crate) const UNSTEADY_HZ_WITHIN: Range = [0.8, 5.0];

/// Shares of no-no, yes-yes and tilt as the main way among the same 93 people.
pub(crate) const UNSTEADY_AXES: [f64; 3] = [0.44, 0.50, 0.06];

/// How much the cycles of an unsteady tremor differ, standard deviation as a share of a cycle. Ours, as no paper was found
/// that gives it for heads. At one frequency it gives about the stability index of a steady tremor: in the heads of 48 people
/// that of the two sorts of tremor did not differ (read: abstract). A first model gave one four times as large.
pub(crate) const UNSTEADY_JITTER: Range = [0.06, 0.16];

/// How far the size of an unsteady tremor swings, standard deviation as a share of it: by half, give or take. Ours.
pub(crate) const UNSTEADY_SWELL: Range = [0.35, 0.65];

/// How much longer the swing to one side takes than that to the other, 0 for a sine: fast one way, slow the other. Ours.
pub(crate) const UNSTEADY_LEAN: Range = [0.1, 0.4];

/// How far the head is pulled to the side in degrees, yaw; half of it tilts. Ours: the mildest two steps of turning that
/// a rating scale for pulling necks counts reach to 45° (read), and a phone is worn by those who can.
pub(crate) const PULL_DEG: Range = [4.0, 30.0];

/// Jerks per second. Ours.
pub(crate) const JERKS_PER_S: Range = [0.3, 1.2];
/// How long a jerk takes to its height, in s: pulses of movement last 0.05 to 0.2 s (recalled), after bursts of muscle
/// under 0.07 s: J Mov Disord 2020 <https://doi.org/10.14802/jmd.19064> (read second-hand).
pub(crate) const JERK_RISE_S: Range = [0.05, 0.12];
/// How slowly the head comes back after a jerk: time constant in s. Ours.
pub(crate) const JERK_RETURN_S: Range = [0.12, 0.3];
/// Size of a jerk in degrees. Ours.
pub(crate) const JERK_SIZE_DEG: Range = [1.5, 8.0];

/// How long a tic lasts, in s. Ours: simple tics are brief, under a second (recalled).
pub(crate) const TIC_S: Range = [0.25, 0.6];
/// Size of a tic in degrees. Ours.
pub(crate) const TIC_SIZE_DEG: Range = [5.0, 25.0];
/// Tics in a bout: mean number. Tics come in bouts of bouts: Peterson and Leckman 1998
/// <https://doi.org/10.1016/S0006-3223(98)00185-0> (recalled).
pub(crate) const TICS_IN_BOUT: f64 = 3.0;
/// Rest between tics of a bout, in s. Ours: half a second to one and a half is told (recalled).
pub(crate) const TIC_REST_S: Range = [0.4, 1.2];
/// Mean rest between bouts, in s. Ours.
pub(crate) const BOUT_REST_S: f64 = 6.0;
/// How much one tic of a person differs from the next in length and in size, as a share. Ours.
pub(crate) const TIC_DIFFERS: f64 = 0.08;

/// Mean wait in s between the starts of pieces of an irregular flow: shorter than a piece, so that they overlap. Ours.
pub(crate) const FLOW_WAIT_S: Range = [0.15, 0.4];
/// How long a piece of the flow takes each way, in s. Ours.
pub(crate) const FLOW_PIECE_S: Range = [0.15, 0.6];
/// How far a piece of the flow goes, in degrees. Ours.
pub(crate) const FLOW_SIZE_DEG: Range = [1.5, 9.0];

/// How fast people nod and shake the head on purpose, in Hz. Ours: below 2.5 Hz in recordings of gestures with sensors in
/// the ear and on the head, looked at while this was built.
pub(crate) const GESTURE_HZ: Range = [0.8, 2.2];
/// How far, in degrees to each side. Ours, as before.
pub(crate) const GESTURE_SIZE_DEG: Range = [6.0, 20.0];
/// How long looking somewhere takes, in s. Ours.
pub(crate) const LOOK_S: Range = [0.4, 1.3];

/// How fast people nod or shake the head slowly and on purpose, without a rest, in Hz. Ours: the slower half of what people
/// do on purpose; what is faster is a gesture ([`GESTURE_HZ`]).
pub(crate) const ON_PURPOSE_HZ: Range = [0.2, 1.0];
/// How far to each side such a nod goes, in degrees. Ours: the nods in the recordings of `tests/background` go 5 to 17°.
pub(crate) const ON_PURPOSE_NOD_DEG: Range = [5.0, 17.0];
/// The same for a shake. Ours: within easy reach to the side.
pub(crate) const ON_PURPOSE_SHAKE_DEG: Range = [6.0, 30.0];
/// Largest speed of such a movement in °/s, were it a sine. Ours: what is faster is not slow.
pub(crate) const ON_PURPOSE_SPEED_DEG_S: f64 = 100.0;
/// How much one such way differs from the next in length and in size, standard deviation as a share. Ours.
pub(crate) const ON_PURPOSE_DIFFERS: f64 = 0.07;
/// Share of a way in which its speed rises, where it does not go with the least jerk. Ours.
pub(crate) const ON_PURPOSE_RAMP: f64 = 0.3;
/// How far the head turns to each side, in degrees. Ours: within easy reach.
pub(crate) const TURN_TO_DEG: Range = [15.0, 50.0];
/// How long a turn takes, in s. Ours.
pub(crate) const TURN_S: Range = [0.6, 1.6];
/// How long it is held, in s. Ours.
pub(crate) const TURN_HOLD_S: Range = [0.4, 2.0];

/// Movements of the head per second while talking. Ours: words and stresses come about two a second.
pub(crate) const TALK_PER_S: f64 = 2.0;
/// Their size in degrees. Ours.
pub(crate) const TALK_SIZE_DEG: Range = [0.3, 3.0];

/// Chews per second. Ours: between one and two (recalled).
pub(crate) const CHEW_HZ: Range = [1.0, 1.8];
/// How far the head nods with a chew, in degrees. Ours.
pub(crate) const CHEW_SIZE_DEG: Range = [0.3, 1.2];

/// Steps per second. Measured: 1.6 to 2.0 in the walking tasks of `tests/background`, faster in the fast one.
pub(crate) const STEP_HZ: Range = [1.6, 2.1];
/// How far the head nods with a step, in degrees. Ours, of the size seen there.
pub(crate) const STEP_NOD_DEG: Range = [0.4, 1.2];
/// How hard the body bounces with a step, in g. Ours, of the size seen there.
pub(crate) const STEP_BOUNCE_G: Range = [0.12, 0.3];

/// Swaying of a head held still, in degrees. Ours: of the size seen in the still parts of `tests/background`.
pub(crate) const SWAY_DEG: Range = [0.1, 0.4];
/// Breaths per second. Recalled: 12 to 20 a minute.
pub(crate) const BREATH_HZ: Range = [0.2, 0.33];
/// Nodding with the breath, in degrees. Ours.
pub(crate) const BREATH_DEG: Range = [0.02, 0.15];
/// Heartbeats per second. Recalled: 55 to 90 a minute.
pub(crate) const PULSE_HZ: Range = [0.92, 1.5];
/// Nodding with the pulse, in degrees. Ours.
pub(crate) const PULSE_DEG: Range = [0.005, 0.02];
/// Everybody's own fine tremor: its frequency in Hz and size in degrees. Ours: 8 to 12 Hz, too small to see (recalled).
pub(crate) const FINE_TREMOR_HZ: Range = [8.0, 11.0];
/// Its size in degrees.
pub(crate) const FINE_TREMOR_DEG: Range = [0.002, 0.015];
