/// Functions over groups of rows.
@NullMarked
package dev.lakebird.functions.aggregate;

import org.jspecify.annotations.NullMarked;
