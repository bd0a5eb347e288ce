/// Arrays and structs.
@NullMarked
package dev.lakebird.functions.array;

import org.jspecify.annotations.NullMarked;
