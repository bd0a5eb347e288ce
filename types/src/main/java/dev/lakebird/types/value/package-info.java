/// Single values of GoogleSQL types, for literals, parameters, statistics and results at the edges.
@NullMarked
package dev.lakebird.types.value;

import org.jspecify.annotations.NullMarked;
