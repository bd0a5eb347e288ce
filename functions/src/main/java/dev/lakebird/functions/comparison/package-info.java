/// Comparisons, IN and LIKE.
@NullMarked
package dev.lakebird.functions.comparison;

import org.jspecify.annotations.NullMarked;
