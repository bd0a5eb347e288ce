/// Arithmetic, mathematical and bit functions.
@NullMarked
package dev.lakebird.functions.arithmetic;

import org.jspecify.annotations.NullMarked;
