/// What the FILES list of LOAD DATA says.
@NullMarked
package dev.lakebird.ingestload.options;

import org.jspecify.annotations.NullMarked;
