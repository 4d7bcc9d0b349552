//! A routine in an address: a version, the routine in postcard's format and a checksum, as base64url.

use std::cell::RefCell;
use std::collections::VecDeque;

use base64ct::{Base64UrlUnpadded, Encoding};
use crc::{CRC_32_ISO_HDLC, Crc, NoTable};

use super::{NoSteps, RoutinePayload, Shared};
use crate::domain::routine::Routine;

/// The version of the link that this build writes. Whatever the version, it is the first byte, and the last four are
/// the checksum of all before them.
const VERSION: u8 = 1;
/// The most characters of a link: messaging apps have to recognise it as a link.
pub const LONGEST: usize = 16_000;
/// The checksum of so few bytes needs no lookup table, which would weigh more than it saves.
const CHECKSUM: Crc<u32, NoTable> = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);

/// Why a link cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadLink {
    #[error("This link is longer than a link to a routine can be.")]
    TooLong,
    #[error("This link is not whole. Perhaps it was cut off when it was copied.")]
    Damaged,
    #[error(
        "A newer version of Unknot made this link (format {found}; this one knows {VERSION}). Update Unknot first."
    )]
    Newer { found: u8 },
    #[error("This link does not hold a routine.")]
    Senseless,
    #[error(transparent)]
    NoSteps(#[from] NoSteps),
}

/// The part of a link after `#/r/`; `None` if the link would be too long.
#[must_use]
pub fn write(routine: &Routine) -> Option<String> {
    let mut bytes = postcard::to_extend(&RoutinePayload::of(routine), vec![VERSION]).ok()?;
    bytes.extend(CHECKSUM.checksum(&bytes).to_le_bytes());
    let text = Base64UrlUnpadded::encode_string(&bytes);
    (text.len() <= LONGEST).then_some(text)
}

/// Parses the text after `#/r/` in an address.
///
/// # Errors
/// When it is truncated, comes from a newer version, or holds no step that this build knows.
pub fn read(text: &str) -> Result<Shared, BadLink> {
    if text.len() > LONGEST {
        return Err(BadLink::TooLong);
    }
    let bytes = Base64UrlUnpadded::decode_vec(text).map_err(|_| BadLink::Damaged)?;
    let (body, checksum) = bytes.split_last_chunk().ok_or(BadLink::Damaged)?;
    if CHECKSUM.checksum(body) != u32::from_le_bytes(*checksum) {
        return Err(BadLink::Damaged);
    }
    match body.split_first() {
        Some((&VERSION, rest)) => {
            let (carried, left): (RoutinePayload, _) =
                postcard::take_from_bytes(rest).map_err(|_| BadLink::Senseless)?;
            if left.is_empty() {
                Ok(carried.open()?)
            } else {
                Err(BadLink::Senseless)
            }
        }
        Some((&found, _)) if found > VERSION => Err(BadLink::Newer { found }),
        _ => Err(BadLink::Senseless),
    }
}

/// The number of a kept text of a link (after `#/r/`), so that a route stays small and `Copy`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinkText(u32);

/// The number of texts to keep: that of the current page, and of one link opened from it.
const KEPT: usize = 2;

thread_local! {
    /// The newest last. There is one app to a thread.
    static TEXTS: RefCell<VecDeque<(LinkText, String)>> = const { RefCell::new(VecDeque::new()) };
}

impl LinkText {
    /// Keeps a text until two others have come. What is longer than any link can be is cut where that can still be told.
    #[must_use]
    pub fn keep(text: &str) -> Self {
        let text = text.get(..=LONGEST).unwrap_or(text);
        TEXTS.with_borrow_mut(|texts| {
            if let Some((known, _)) = texts.iter().find(|(_, kept)| kept == text) {
                return *known;
            }
            let number = texts.back().map_or(0, |(LinkText(last), _)| last.wrapping_add(1));
            texts.push_back((Self(number), text.to_owned()));
            if texts.len() > KEPT {
                texts.pop_front();
            }
            Self(number)
        })
    }

    /// The text; empty if it was dropped since.
    #[must_use]
    pub fn text(self) -> String {
        let find = |texts: &VecDeque<(Self, String)>| {
            let found = texts.iter().find(|(kept, _)| *kept == self);
            found.map(|(_, text)| text.clone())
        };
        TEXTS.with_borrow(find).unwrap_or_default()
    }
}
