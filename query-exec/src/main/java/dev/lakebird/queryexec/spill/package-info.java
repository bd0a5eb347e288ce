/// Temporary files of batches: what operators write when memory is short.
@NullMarked
package dev.lakebird.queryexec.spill;

import org.jspecify.annotations.NullMarked;
