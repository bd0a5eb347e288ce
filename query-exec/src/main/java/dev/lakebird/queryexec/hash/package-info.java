/// Hash tables off-heap over rows with stored 64-bit hashes: one that numbers distinct keys, by open
/// addressing, and one that finds all rows of a key, by chains.
@NullMarked
package dev.lakebird.queryexec.hash;

import org.jspecify.annotations.NullMarked;
