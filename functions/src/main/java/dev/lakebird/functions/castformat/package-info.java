/// CAST … FORMAT: format models of dates, times, numbers and bytes.
@NullMarked
package dev.lakebird.functions.castformat;

import org.jspecify.annotations.NullMarked;
