/// Sessions and jobs: the one API behind every door.
@NullMarked
package dev.lakebird.engine;

import org.jspecify.annotations.NullMarked;
