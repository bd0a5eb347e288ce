/// The HTTP door: health.
@NullMarked
package dev.lakebird.server.http;

import org.jspecify.annotations.NullMarked;
