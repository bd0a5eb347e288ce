/// What a place for bytes offers: positioned reads, atomic writes, listing; and what all such places share.
@NullMarked
package dev.lakebird.storage.bytes;

import org.jspecify.annotations.NullMarked;
