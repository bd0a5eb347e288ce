/// FORMAT: format strings, their specifiers, and how each writes a value.
@NullMarked
package dev.lakebird.functions.printf;

import org.jspecify.annotations.NullMarked;
