package io.escala.channels.graph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes plain Java as Jackson's data binding does. */
class GraphJsonTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @Test
    void everyTypeIsWritten() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("text", "\"\u00e4\n\uD83D\uDE00\\");
        body.put("numbers", List.of(1, -2L, (short) 3, (byte) 4, 0.5, 1.25f, 1e30, Double.NaN));
        body.put("large", List.of(new BigInteger("9".repeat(30)), new BigDecimal("1.50"), new BigDecimal("1E+3")));
        body.put("truth", Arrays.asList(true, false, null));
        body.put("set", new LinkedHashSet<>(List.of("b", "a")));
        body.put("nested", Map.of("empty", Map.of(), "list", List.of(List.of(), Map.of("", ""))));
        body.put("none", null);

        assertThat(new String(GraphJson.write(body), UTF_8)).isEqualTo(MAPPER.writeValueAsString(body));
    }

    @Test
    void otherTypesAreRefusedWithoutTheirContent() {
        for (Object other : new Object[] {Optional.of("secret"), new AtomicInteger(4711), new String[] {"secret"}}) {
            assertThatThrownBy(() -> GraphJson.write(Map.of("a", List.of(other))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(other.getClass().getName())
                    .hasMessageNotContainingAny("secret", "4711");
        }
    }

    @Test
    void objectThatContainsItselfIsRefused() {
        Map<String, Object> endless = new HashMap<>();
        endless.put("a", List.of(endless));

        assertThatThrownBy(() -> GraphJson.write(endless)).isInstanceOf(RuntimeException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"a\":\"\",\"b\":null,\"c\":[null,true,false,[],{}],\"\":{\"d\":\"\\u00e4\"}}",
                "{\"n\":[0,-0,1,-1,2147483647,2147483648,-2147483648,-2147483649]}",
                "{\"n\":[9223372036854775807,9223372036854775808,-9223372036854775808,-9223372036854775809]}",
                "{\"n\":[0.5,-0.0,1e3,1E-3,1e400,123456789012345.6789]}",
            })
    void objectIsRead(String json) {
        assertThat(GraphJson.readObject(json.getBytes(UTF_8)))
                .isEqualTo(MAPPER.readValue(json, new TypeReference<Map<String, Object>>() {}));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"a\"", "{", "{}{}", "{\"a\":1,\"a\":2}", "<html>"})
    void anythingElseIsNoObject(String json) {
        assertThat(GraphJson.readObject(json.getBytes(UTF_8))).isNull();
    }
}
