package io.escala.crm.codec;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A record of a single text, as that text. */
final class SingleTextForm implements Form {
    private final RecordType type;

    SingleTextForm(RecordType type) {
        this.type = type;
    }

    @Override
    public Object write(Object value) {
        return Objects.requireNonNull(type.get(value, 0));
    }

    @Override
    public Object read(Object tree, Location at) {
        @Nullable Object[] text = {Form.expect(String.class, tree, at)};
        return type.create(text, at);
    }

    @Override
    public boolean isText() {
        return true;
    }
}
