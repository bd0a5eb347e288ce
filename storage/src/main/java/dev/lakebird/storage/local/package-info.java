/// Files of the local file system: durable, atomic writes and positioned reads.
@NullMarked
package dev.lakebird.storage.local;

import org.jspecify.annotations.NullMarked;
