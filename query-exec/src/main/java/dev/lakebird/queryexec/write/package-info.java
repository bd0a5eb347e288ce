/// Writing rows to tables.
@NullMarked
package dev.lakebird.queryexec.write;

import org.jspecify.annotations.NullMarked;
