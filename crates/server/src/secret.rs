//! Secrets: random words that nobody can guess, compared without telling how near a guess came.

use std::fmt;

/// Bytes of a secret: 128 bits, as a session id should have at least 64
/// <https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html> (recalled).
const BYTES: usize = 16;

/// A random word of 32 hexadecimal digits. It shows itself only when asked by name, never in a debug line.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Secret(String);

impl Secret {
    /// A new one, from the operating system's source of randomness.
    ///
    /// # Errors
    /// When the system has no randomness to give.
    pub fn random() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; BYTES];
        getrandom::fill(&mut bytes)?;
        Ok(Self(bytes.iter().map(|byte| format!("{byte:02x}")).collect()))
    }

    /// The word itself.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Whether a guess is this one. Takes as long for a near guess as for a far one.
    pub(crate) fn is(&self, guess: &str) -> bool {
        let (own, guess) = (self.0.as_bytes(), guess.as_bytes());
        own.len() == guess.len() && own.iter().zip(guess).fold(0, |wrong, (a, b)| wrong | (a ^ b)) == 0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_are_alike_and_none_shows_itself() {
        let (one, other) = (Secret::random().unwrap(), Secret::random().unwrap());
        assert_ne!(one, other);
        assert_eq!(one.reveal().len(), 2 * BYTES);
        assert_eq!(format!("{one:?}"), "Secret");
    }

    #[test]
    fn only_the_whole_word_is_the_word() {
        let secret = Secret::random().unwrap();
        assert!(secret.is(secret.reveal()));
        assert!(!secret.is("") && !secret.is(&secret.reveal()[1..]) && !secret.is(&"0".repeat(32)));
    }
}
