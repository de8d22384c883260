//! Every so-manieth of what comes: evenly spread over all of it, in little room however much comes.

/// Every so-manieth of what comes, thinned by half whenever there are too many.
pub(super) struct Every<T> {
    pub kept: Vec<T>,
    /// One in so many is kept.
    pub stride: usize,
    /// How many came.
    pub seen: usize,
    most: usize,
}

impl<T> Every<T> {
    pub(super) const fn new(most: usize) -> Self {
        Self { kept: Vec::new(), stride: 1, seen: 0, most }
    }

    pub(super) fn add(&mut self, value: impl FnOnce() -> T) {
        if self.seen.is_multiple_of(self.stride) {
            if self.kept.len() == self.most {
                let mut number = 0;
                self.kept.retain(|_| {
                    number += 1;
                    number % 2 == 1
                });
                self.stride *= 2;
            }
            if self.seen.is_multiple_of(self.stride) {
                self.kept.push(value());
            }
        }
        self.seen += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_spread_evenly_and_all_is_counted() {
        let mut every = Every::new(10);
        for number in 0..100 {
            every.add(|| number);
        }
        assert_eq!((every.seen, every.stride), (100, 16));
        assert_eq!(every.kept, [0, 16, 32, 48, 64, 80, 96]);
    }
}
