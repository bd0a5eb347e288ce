/// Trigonometry, logarithms, roots and powers of decimals, vectors of numbers, and bits.
@NullMarked
package dev.lakebird.functions.math;

import org.jspecify.annotations.NullMarked;
