/// Functions that choose among their arguments.
@NullMarked
package dev.lakebird.functions.conditional;

import org.jspecify.annotations.NullMarked;
