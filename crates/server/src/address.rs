//! Addresses: where the page of each record is.

use nullpoint_report::sheet::Kind;

/// The path of a record's page.
pub(crate) fn of(kind: Kind, id: &str) -> Option<String> {
    let id = escaped(id);
    Some(match kind {
        Kind::Cause => format!("/causes/{id}"),
        Kind::WhatHelps => format!("/causes/{id}/what-helps"),
        Kind::Care => format!("/causes/{id}/care"),
        Kind::Treatment => format!("/treatments/{id}"),
        Kind::Medicine => format!("/medicines/{id}"),
        Kind::SelfCare => format!("/self-care/{id}"),
        Kind::Trigger => format!("/triggers/{id}"),
        Kind::Measure => format!("/scales/{id}"),
        Kind::Claim => format!("/claims/{id}"),
        Kind::Question => format!("/questions/{id}"),
        Kind::Source => format!("/sources/{id}"),
        Kind::Test | Kind::Professional | Kind::Finding => return None,
    })
}

/// An id as a part of a path. Ids are plain words; anything else is written out byte by byte.
fn escaped(id: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
    id.bytes().map(|byte| if plain(byte) { (byte as char).to_string() } else { format!("%{byte:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_never_leads_out_of_its_folder() {
        assert_eq!(of(Kind::Cause, "essential-tremor").as_deref(), Some("/causes/essential-tremor"));
        assert_eq!(of(Kind::Source, "a/../b c").as_deref(), Some("/sources/a%2F..%2Fb%20c"));
        assert_eq!(of(Kind::Finding, "fever"), None);
    }
}
