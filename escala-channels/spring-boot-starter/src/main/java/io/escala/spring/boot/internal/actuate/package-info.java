/** What operators see: the health of the application, and the endpoint of the actuator. */
@NullMarked
package io.escala.spring.boot.internal.actuate;

import org.jspecify.annotations.NullMarked;
