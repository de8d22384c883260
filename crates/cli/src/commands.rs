//! The commands, one file each.

pub(crate) mod ask;
pub(crate) mod assess;
pub(crate) mod care;
pub(crate) mod cause;
pub(crate) mod causes;
pub(crate) mod claims;
pub(crate) mod explain;
pub(crate) mod findings;
pub(crate) mod guide;
pub(crate) mod interview;
pub(crate) mod measure;
pub(crate) mod medicine;
pub(crate) mod medicines;
pub(crate) mod scales;
pub(crate) mod selfcare;
pub(crate) mod serve;
pub(crate) mod simulate;
pub(crate) mod source;
pub(crate) mod treatment;
pub(crate) mod triggers;
pub(crate) mod understand;

use crate::failure::Failure;

/// The failure that a record of this id does not exist, with the nearest id.
fn no_such<'k>(kind: &str, id: &str, ids: impl Iterator<Item = &'k String>, otherwise: &str) -> Failure {
    let hint = nullpoint_knowledge::nearest(id, ids)
        .map_or_else(|| otherwise.to_owned(), |near| format!("did you mean `{near}`?"));
    Failure::data(format!("there is no {kind} `{id}`"), hint)
}
