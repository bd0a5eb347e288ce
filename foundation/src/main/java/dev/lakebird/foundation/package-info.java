/// Errors, limits and cancellation: what every module shares and no module of the domain owns.
@NullMarked
package dev.lakebird.foundation;

import org.jspecify.annotations.NullMarked;
