/// The functions of GoogleSQL, found by name.
@NullMarked
package dev.lakebird.functions;

import org.jspecify.annotations.NullMarked;
