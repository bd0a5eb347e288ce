/// Hash tables off-heap: open addressing with linear probing over stored 64-bit hashes.
@NullMarked
package dev.lakebird.queryexec.hash;

import org.jspecify.annotations.NullMarked;
