/// Bytes of object stores kept in memory, keyed by the identity of their file.
@NullMarked
package dev.lakebird.storage.cache;

import org.jspecify.annotations.NullMarked;
