/// Sorting: runs in memory, external merge, top-N.
@NullMarked
package dev.lakebird.queryexec.sort;

import org.jspecify.annotations.NullMarked;
