/// Joins: by hash of equal keys, by nested loops where there are none.
@NullMarked
package dev.lakebird.queryexec.join;

import org.jspecify.annotations.NullMarked;
