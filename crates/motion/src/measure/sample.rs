//! Samples inside the engine: three axes and the time side by side, so that every linear step treats them alike.

use crate::recording::Triple;

/// Three axes and, for the measured signal, the time in s since the stretch began.
pub(crate) type Sample = [f64; 4];

/// Where the time stands.
pub(crate) const TIME: usize = 3;

/// The three axes of a sample.
pub(crate) const fn axes([x, y, z, _]: &Sample) -> Triple {
    [*x, *y, *z]
}

/// The straight line through some evenly numbered samples: the middle and the slope per sample, lane by lane.
pub(crate) fn line(samples: &[Sample]) -> (Sample, Sample) {
    let n = samples.len() as f64;
    let middle = (n - 1.0) / 2.0;
    let (mut sum, mut up) = ([0.0; 4], [0.0; 4]);
    let mut d = -middle;
    for sample in samples {
        for lane in 0..4 {
            sum[lane] += sample[lane];
            up[lane] += d * sample[lane];
        }
        d += 1.0;
    }
    // The sum of squares of n centred whole numbers.
    let down = n * (n * n - 1.0) / 12.0;
    (sum.map(|value| value / n), up.map(|value| if down > 0.0 { value / down } else { 0.0 }))
}
