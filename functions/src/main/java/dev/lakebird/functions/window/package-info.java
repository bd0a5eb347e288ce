/// Window functions: numbering, navigation, percentiles.
@NullMarked
package dev.lakebird.functions.window;

import org.jspecify.annotations.NullMarked;
