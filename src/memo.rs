//! Remembered results: the whole of the incremental rebuild.
//!
//! A [`Memo`] keeps what a pure function gave for arguments with a certain [`Digest`], a [`Shelf`] what it
//! gave for each file. There is nothing to invalidate: other arguments have another digest.

use crate::span::FileId;
use rayon::prelude::*;
use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use xxhash_rust::xxh3::Xxh3;

/// 128 bits that stand for a value; equal digests are taken for equal values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Digest(pub u128);

impl Digest {
    /// The digest of anything that can be hashed.
    pub fn of<T: Hash + ?Sized>(value: &T) -> Digest {
        let mut hasher = Xxh3::new();
        value.hash(&mut hasher);
        Digest(hasher.digest128())
    }

    /// The digest of bytes, the same on every machine: it may stand in a file's name.
    #[must_use]
    pub fn of_bytes(bytes: &[u8]) -> Digest {
        Digest(xxhash_rust::xxh3::xxh3_128(bytes))
    }

    /// Eight hexadecimal digits, for the names of assets.
    #[must_use]
    pub fn short(self) -> String {
        format!("{:08x}", self.0 >> 96)
    }
}

const SHARDS: usize = 16;

/// Results by the digest of their arguments.
pub struct Memo<V> {
    shards: [Mutex<Shard<V>>; SHARDS],
    round: AtomicU64,
}

/// Each value with the round in which it was used last.
type Shard<V> = HashMap<Digest, (V, u64), NoHash>;

/// Digests are hashes already.
#[derive(Clone, Copy, Default)]
struct NoHash;

impl std::hash::BuildHasher for NoHash {
    type Hasher = Identity;
    fn build_hasher(&self) -> Identity {
        Identity(0)
    }
}

struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }
    fn write_u128(&mut self, value: u128) {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the low half of a digest is a hash too"
        )]
        let low = value as u64;
        self.0 = low;
    }
}

impl<V> Default for Memo<V> {
    fn default() -> Self {
        Memo { shards: std::array::from_fn(|_| Mutex::default()), round: AtomicU64::new(0) }
    }
}

impl<V: Clone> Memo<V> {
    /// What `make` gives, or gave when it was asked with the same digest.
    pub fn get(&self, digest: Digest, make: impl FnOnce() -> V) -> V {
        let round = self.round.load(Ordering::Relaxed);
        if let Some((value, used)) = self.shard(digest).get_mut(&digest) {
            *used = round;
            return value.clone();
        }
        let value = make();
        self.shard(digest).insert(digest, (value.clone(), round));
        value
    }

    /// Begins a new round: forgets what was used neither in the last one nor in the one before.
    pub fn turn(&self) {
        let last = self.round.fetch_add(1, Ordering::Relaxed);
        for shard in &self.shards {
            lock(shard).retain(|_, (_, used)| *used + 1 >= last);
        }
    }

    fn shard(&self, digest: Digest) -> MutexGuard<'_, Shard<V>> {
        #[expect(clippy::cast_possible_truncation, reason = "any few bits choose a shard")]
        let at = (digest.0 >> 64) as usize % SHARDS;
        lock(&self.shards[at])
    }
}

/// Results by the file that they were made from: one for each file, the last. For what is asked of every
/// file in every round: to look at all of them costs a comparison each.
pub struct Shelf<K, V>(Mutex<Vec<Option<(K, V)>>>);

impl<K, V> Default for Shelf<K, V> {
    fn default() -> Self {
        Shelf(Mutex::default())
    }
}

impl<K: PartialEq + Copy + Sync, V: Clone + Send> Shelf<K, V> {
    /// What `make` gives for each key, or gave when it was asked with the same key for the same file. Of
    /// files that are not asked for nothing is kept.
    pub fn all(&self, keys: &[(FileId, K)], make: impl Fn(usize) -> V + Sync) -> Vec<V> {
        // Nothing is locked while something is made: that may take up other work, which asks here too.
        let mut last = std::mem::take(&mut *lock(&self.0));
        let place = |file: FileId| file.0 as usize;
        let mut values: Vec<Option<V>> = Vec::with_capacity(keys.len());
        values.extend(keys.iter().map(|(file, key)| {
            let known = last.get_mut(place(*file)).and_then(Option::take);
            known.filter(|(known, _)| known == key).map(|(_, value)| value)
        }));
        let missing: Vec<usize> = (0..keys.len()).filter(|at| values[*at].is_none()).collect();
        let fresh: Vec<V> = missing.par_iter().map(|at| make(*at)).collect();
        for (at, value) in missing.into_iter().zip(fresh) {
            values[at] = Some(value);
        }
        let values: Vec<V> = values.into_iter().flatten().collect();
        let places = keys.iter().map(|(file, _)| place(*file) + 1).max();
        last.clear();
        last.resize_with(places.unwrap_or_default(), || None);
        for ((file, key), value) in keys.iter().zip(&values) {
            last[place(*file)] = Some((*key, value.clone()));
        }
        *lock(&self.0) = last;
        values
    }
}

/// A lock that a panicking thread left behind is still a sound map.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shelf_makes_what_has_another_key_or_is_another_file_and_forgets_what_is_not_asked_for() {
        let shelf = Shelf::default();
        let asked = AtomicU64::new(0);
        let check = |keys: &[(u32, char)], expected: u64| {
            let keys: Vec<_> = keys.iter().map(|(file, key)| (FileId(*file), *key)).collect();
            let made = shelf.all(&keys, |at| {
                asked.fetch_add(1, Ordering::Relaxed);
                keys[at]
            });
            assert_eq!((made, asked.swap(0, Ordering::Relaxed)), (keys, expected));
        };
        check(&[(3, 'a'), (0, 'b'), (1, 'c')], 3);
        check(&[(0, 'b'), (1, 'x'), (3, 'a')], 1);
        check(&[(0, 'b'), (3, 'b'), (7, 'b')], 2);
        check(&[(0, 'b'), (1, 'x'), (3, 'a')], 2);
        check(&[], 0);
        check(&[(0, 'b')], 1);
    }

    #[test]
    fn asks_once_for_the_same_digest_and_forgets_what_two_rounds_did_not_use() {
        let memo = Memo::default();
        let asked = std::cell::Cell::new(0);
        let get = |key: &str| {
            memo.get(Digest::of(key), || {
                asked.set(asked.get() + 1);
                key.len()
            })
        };
        assert_eq!((get("名前"), get("名前"), asked.get()), (6, 6, 1));
        memo.turn();
        assert_eq!((get("名前"), asked.get()), (6, 1));
        memo.turn();
        memo.turn();
        memo.turn();
        assert_eq!((get("名前"), asked.get()), (6, 2));
    }
}
