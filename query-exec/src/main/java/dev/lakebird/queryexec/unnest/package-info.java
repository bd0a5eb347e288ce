/// UNNEST: rows of arrays.
@NullMarked
package dev.lakebird.queryexec.unnest;

import org.jspecify.annotations.NullMarked;
