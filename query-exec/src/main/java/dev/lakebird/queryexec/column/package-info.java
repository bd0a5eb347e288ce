/// Growing columns and rows: copies of any vector's values that operators keep.
@NullMarked
package dev.lakebird.queryexec.column;

import org.jspecify.annotations.NullMarked;
