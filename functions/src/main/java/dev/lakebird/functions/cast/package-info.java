/// Casts, type parameters and conversions to text.
@NullMarked
package dev.lakebird.functions.cast;

import org.jspecify.annotations.NullMarked;
