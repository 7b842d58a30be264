from planogram.model.settings import BANDS, Settings, band_of


def test_every_height_lies_in_one_band_and_bands_rise() -> None:
    bands = [band_of(height, Settings()) for height in range(0, 2600, 50)]
    assert tuple(dict.fromkeys(bands)) == BANDS


def test_limits_are_settings() -> None:
    assert band_of(650, Settings(floor_below=700)) == "floor"
