/// What kernels are made of: NULL handling, row functions over every kind of vector, result writers.
@NullMarked
package dev.lakebird.functions.adapter;

import org.jspecify.annotations.NullMarked;
