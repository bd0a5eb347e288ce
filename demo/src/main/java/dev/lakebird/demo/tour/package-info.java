/// The guided tour behind `./lakebird demo`.
@NullMarked
package dev.lakebird.demo.tour;

import org.jspecify.annotations.NullMarked;
