//! Medicines: what free text about medicines says, and what to know and ask about each.
//!
//! In: text as a person wrote it, or the medicines among their answers. Out: a [`MedicineList`] (what is recognised,
//! which movements each may cause, how commonly, how soon, what to ask; what is not recognised), and findings.
//! Limits: a medicine that is not on our list is said to be unchecked, never passed over. Nothing here tells anyone to
//! stop or change a medicine (`docs/decisions/0009-medicines.md`).

mod dates;
mod findings;
mod list;
mod mentions;
mod names;
mod reading;
mod spelling;
mod times;
mod told;
mod words;

pub(crate) use dates::read_date;
pub use findings::{add_medicines, is_of_medicines};
pub use list::{
    ClassNamed, Combined, Emergency, MedicineList, Movement, Recognised, Unknown, medicine_list, medicine_named,
};
pub(crate) use mentions::Mentions;
pub use names::NameKind;
pub(crate) use times::times;
pub use told::{medicines_told, says_none};

use nullpoint_knowledge::schema::MedicineGroup;

/// Said with every medicine outside an emergency.
pub const DO_NOT_STOP: &str = "Do not stop or change a medicine on your own. Ask the prescriber or a pharmacist first.";

/// Said with the signs of an acute reaction.
pub const BEFORE_THE_NEXT_DOSE: &str =
    "With any of these signs: get urgent help as said, and ask before taking the next dose.";

/// Said of a medicine that is not on our list.
pub const NOT_CHECKED: &str = "We have not checked this one; ask a pharmacist.";

/// Substances in the list of medicines that nobody calls one.
pub(crate) const EVERYDAY: [&str; 4] = ["caffeine", "ethanol", "nicotine", "cannabis"];

/// Whether a group holds a medicine, by its own id and that of its class.
pub(crate) fn holds(group: &MedicineGroup, medicine: &str, class: &str) -> bool {
    let named = |ids: &[String], id: &str| ids.iter().any(|known| known == id);
    named(&group.medicines, medicine) || (named(&group.classes, class) && !named(&group.except, medicine))
}
