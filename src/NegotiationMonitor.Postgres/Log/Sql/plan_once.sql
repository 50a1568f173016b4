-- The statements that follow write rows by key: one plan fits all sizes.
select set_config('plan_cache_mode', 'auto', true)
