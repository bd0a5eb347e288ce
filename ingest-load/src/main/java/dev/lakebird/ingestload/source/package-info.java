/// The port between files and the workers of a load.
@NullMarked
package dev.lakebird.ingestload.source;

import org.jspecify.annotations.NullMarked;
