/// What a function is: its definition, its kernel, the frame a kernel runs in.
@NullMarked
package dev.lakebird.functions.spi;

import org.jspecify.annotations.NullMarked;
