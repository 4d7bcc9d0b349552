//! Ids of the content.

/// Declares an id: a stable kebab-case text that links, saved data and content files share.
///
/// An id can only come out of the packed content, so holding one proves that the entry exists.
macro_rules! id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(#[serde(borrow)] &'static str);

        impl $name {
            #[cfg(feature = "compile")]
            pub(crate) const fn new(id: &'static str) -> Self {
                Self(id)
            }

            /// The id as it stands in links, saved data and the DOM.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.0)
            }
        }
    };
}
