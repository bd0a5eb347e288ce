/// The tour, in processes of its own.
@NullMarked
package dev.lakebird.demo.tour;

import org.jspecify.annotations.NullMarked;
