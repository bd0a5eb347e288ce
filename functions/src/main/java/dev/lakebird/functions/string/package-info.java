/// Functions of STRING and BYTES.
@NullMarked
package dev.lakebird.functions.string;

import org.jspecify.annotations.NullMarked;
