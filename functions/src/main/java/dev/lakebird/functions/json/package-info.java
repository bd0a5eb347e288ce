/// JSON: its values, paths, and the functions that read, make and change it.
@NullMarked
package dev.lakebird.functions.json;

import org.jspecify.annotations.NullMarked;
