//! Why a file could not be read. Told by who parses, not by who reads.

/// Why a file could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Trouble {
    /// The system's own words.
    Unreadable(String),
    /// A text of more than [`super::TEXT_LIMIT`] bytes; how many it has.
    TooLarge(u64),
    /// A file to be copied of more than [`super::COPY_LIMIT`] bytes; how many it has.
    TooLargeCopy(u64),
    /// A link to what is not there.
    LinkNowhere,
    /// A link that leads out of the site's folder.
    LinkOut,
    /// A link that leads to itself or to a folder above it.
    LinkLoop,
    /// A folder whose name ends like a file's.
    Folder,
    /// Neither a file nor a folder: a pipe, a socket, a device. Reading it might never end.
    Special,
    /// A name that is not Unicode.
    Name,
    /// Nothing is there, though a site needs it.
    Missing,
}
