package io.escala.crm.codec;

import java.util.HashMap;
import java.util.Map;

/** A sealed family: the form of the variant, which is known by its tag. */
final class FamilyForm implements Form {
    private final Class<?> family;
    private final Map<String, Class<?>> variants = new HashMap<>();

    FamilyForm(Class<?> family) {
        this.family = family;
        addVariants(family);
    }

    private void addVariants(Class<?> of) {
        for (Class<?> variant : of.getPermittedSubclasses()) {
            if (variant.isSealed()) {
                addVariants(variant);
            } else if (variants.put(RecordForm.tagOf(variant), variant) != null) {
                throw new IllegalArgumentException(family.getName() + " has two variants of one simple name");
            }
        }
    }

    @Override
    public Object write(Object value) {
        return Forms.of(value.getClass()).write(value);
    }

    @Override
    public Object read(Object tree, Location at) {
        Object tag = Form.expect(Map.class, tree, at).get(RecordForm.TAG);
        if (tag == null) {
            throw CrmFormatException.damaged(at, "no tag of a variant");
        }
        Class<?> variant = variants.get(Form.expect(String.class, tag, at));
        if (variant == null) {
            throw CrmFormatException.unknownVariant(at, family);
        }
        return Forms.of(variant).read(tree, at);
    }
}
